foreach(name IN ITEMS avatar banner button card iconview navrail paint pill scrollarea stepper textlabel tile topbar)
    list(APPEND kit_sources widgets/${name}.cpp widgets/${name}.h)
endforeach()
list(APPEND kit_sources widgets/tone.h)
