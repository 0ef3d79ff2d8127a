/** Words that the provider's, caregiver's and family's pages share. */
export const visits = {
  /** One character a service, on tiles and tags. */
  mark: { MEAL: 'M', CLEAN: 'C', MEDICAL: 'H', REMOTE: 'R' },
  duration: { day: '{n} d', hour: '{n} h', minute: '{n} min', second: '{n} s' },
  distance: { m: '{n} m', km: '{n} km' },
  day: { today: 'Today', tomorrow: 'Tomorrow' },
  step: { accept: 'Accept', 'en-route': 'Set out', 'picked-up': 'Picked up', 'check-in': 'Check in', finish: 'Finish' },
  stepDone: { accept: 'Accepted', 'en-route': 'Set out', 'picked-up': 'Picked up', 'check-in': 'Checked in', finish: 'Finished' },
  start: {
    ahead: 'Starts {time}',
    soon: 'in {n} min',
    now: 'now',
    due: '{n} min past',
    late: '{n} min late',
    started: 'arrived {time}',
  },
  deliver: 'deliver by {time}',
  begin: 'starts {time}',
  minutes: '{n} min',
  left: '{clock} left',
  over: 'Over',
  merit: { FAMILIAR: 'Has been there', GENDER_WISH: 'Gender wished', DIALECT: 'Same dialect', NEAR: 'Within 1 km', LIGHT_DAY: 'Light day' },
  /** Events as a story tells them. */
  event: {
    alarm: { raised: 'Alarm raised', repeated: 'Raised again', cleared: 'Device cleared', escalated: 'Escalated', acknowledged: 'Acknowledged', 'handed-over': 'Handed over', contacted: 'Contact tried', dispatched: 'Somebody sent', 'responder-arrived': 'Responder arrived', resolved: 'Responder left', closed: 'Closed', reopened: 'Reopened' },
    order: { placed: 'Order placed', acknowledged: 'Taken in', cancelled: 'Cancelled', expired: 'Expired', closed: 'Closed', confirmed: 'Called back' },
    offer: { made: 'Offered', declined: 'Declined', expired: 'Offer expired' },
    visit: { assigned: 'Assigned', accepted: 'Accepted', 'en-route': 'Set out', 'picked-up': 'Meal picked up', started: 'Checked in', finished: 'Finished', cancelled: 'Visit cancelled' },
    dispatch: { exhausted: 'Nobody took it: with the district' },
  },
};
