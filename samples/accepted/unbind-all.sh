#!/bin/sh
# Takes the lines of the closed office off the air.

# bindlint: allow missing-selector -- all lines of this account are to be unbound until 2099-12-31
curl -X POST "https://api.voximplant.com/platform_api/BindSipRegistration" \
  -H "Authorization: Bearer $TOKEN" \
  -d bind=false
