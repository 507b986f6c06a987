# Writes the files of a folder into a C++ file, so that the program carries them and the core needs no toolkit to read
# them: cmake -DFROM=FOLDER -DINTO=FILE.cpp -P embed.cmake
file(GLOB files ${FROM}/*.json)
set(code "#include \"core/tour/tour.h\"\n\nnamespace actiscope {\n\nconst std::vector<TourFile>& tourFiles() {\n")
string(APPEND code "    static const std::vector<TourFile> files{\n")
foreach(file ${files})
    get_filename_component(name ${file} NAME)
    file(READ ${file} text)
    string(APPEND code "        {\"${name}\", R\"embedded(${text})embedded\"},\n")
endforeach()
string(APPEND code "    };\n    return files;\n}\n\n} // namespace actiscope\n")
file(WRITE ${INTO} "${code}")
