# embed_folder(TARGET NAME ROOT PATTERN): the files below ROOT that match PATTERN become base::embedded("NAME"), read-only memory
# of the binary. The list is taken anew at every build, so that a folder made by another tool (web/dist) may change.
function(embed_folder target name root pattern)
  set(out ${CMAKE_BINARY_DIR}/embedded_${name}.cpp)
  add_custom_target(embed_${name} BYPRODUCTS ${out}
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DROOT=${root} "-DPATTERN=${pattern}" -DOUT=${out} -P ${PROJECT_SOURCE_DIR}/cmake/embed_folder.cmake
    VERBATIM)
  set_source_files_properties(${out} PROPERTIES GENERATED TRUE)
  target_sources(${target} PRIVATE ${out})
  add_dependencies(${target} embed_${name})
endfunction()
