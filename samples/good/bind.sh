#!/bin/sh
# Binds the reception's line to its user, after taking the former line off.
set -eu
: "${VOXIMPLANT_TOKEN:?}"
API=https://api.voximplant.com/platform_api
APPLICATION=4012

curl --fail-with-body -X POST "$API/BindSipRegistration?user_id=310&application_id=$APPLICATION&bind=false" \
    -H "Authorization: Bearer $VOXIMPLANT_TOKEN"

curl --fail-with-body -X POST "$API/BindSipRegistration" \
    -H "Authorization: Bearer $VOXIMPLANT_TOKEN" \
    -d sip_registration_id=5120 \
    -d "application_id=$APPLICATION" \
    -d user_id=310
