# The .deb: cmake --build build/release --target package
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME actiscope)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/package_debian_way.cmake)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/package_tools.cmake)

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "oscilloscope for the activation functions of neural networks")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Drag a hyperparameter and watch the function and its derivatives move along,
exact to the last digits. Draws PNG, SVG, PDF, JPEG, CSV and PGFPlots, in a
window or from the command line without a display.")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Actiscope developers <developers@actiscope.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# Libraries are found by dpkg-shlibdeps; what is loaded or read at run time is named, as in packages.sh.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-dejavu-core, fonts-inter, qt6-qpa-plugins")

include(CPack)
