foreach(name IN ITEMS checkpage consentpage householdpage identitypage pages registerscreen residentscreen residentsscreen savedpage steppage)
    list(APPEND screen_sources residents/${name}.cpp residents/${name}.h)
endforeach()
