#!/bin/sh
# Moves a user to a new line. The second bind silently takes the first one off the air.
API=https://api.voximplant.com/platform_api

curl -X POST "$API/BindSipRegistration?sip_registration_id=6001&application_id=4012&user_id=410" -H "Authorization: Bearer $TOKEN"
curl -X POST "$API/BindSipRegistration?sip_registration_id=6002&application_id=4012&user_id=410" -H "Authorization: Bearer $TOKEN"

# The unbind that lost its bind=false.
curl -X POST "$API/BindSipRegistration?user_id=411" -H "Authorization: Bearer $TOKEN"
