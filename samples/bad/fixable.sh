# Four slips that --fix mends.
curl -X POST "http://api.voximplant.com/platform_api/BindSipRegistration" \
  -H "Authorization: Bearer $TOKEN" \
  -d 'sip_registration=7001' -d 'application_id=4012' \
  -d 'user_id=410' -d 'user_id=410' \
  -d 'bind=yes'
