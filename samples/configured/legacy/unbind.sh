curl -H "Authorization: Bearer $TOKEN" \
  "https://api.voximplant.com/platform_api/BindSipRegistration?sip_registration_id=31&bind=false"
