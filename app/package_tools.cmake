# Run by cpack first: without dpkg-shlibdeps it would make a package that depends on no library, and say nothing.
foreach(tool dpkg-shlibdeps file)
    find_program(found_${tool} ${tool})
    if(NOT found_${tool})
        message(FATAL_ERROR "Making a .deb needs '${tool}': run 'apt-get install dpkg-dev file' as root.")
    endif()
endforeach()
