foreach(name IN ITEMS answerrow checkpage consentcard consentdialog consentpage consenttexts fieldgrid formpage editmodel editpage editresidentscreen householdcard householdpage identitypage likelytwin pickfield registermodel pages registerscreen residenthistory residentscreen residentsscreen residentwords savedpage twincard viewersdialog)
    list(APPEND screen_sources residents/${name}.cpp residents/${name}.h)
endforeach()
