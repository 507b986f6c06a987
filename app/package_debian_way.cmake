# Run by cpack on the tree that goes into the package: Debian wants these two compressed.
foreach(file share/man/man1/actiscope.1 share/doc/actiscope/changelog)
    execute_process(COMMAND gzip -9n ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
