import type { ProblemTable } from '#platform/problem.js';

/** Every `why` of the rules as the door says it. */
export const PROBLEMS = {
  'order-not-found': [404, '找不到这张订单', 'No such order in your scope: check the id.'],
  'elder-not-found': [404, '找不到这位老人', 'No such elder in your scope: check the id.'],
  'item-unknown': [422, '服务目录里没有这一项', 'The catalogue has no such item: take a code of GET /api/catalogue.'],
  'alarm-unknown': [422, '找不到这条报警', 'No such alarm was raised for this elder: send the id of an alarm of the same elder.'],
  'alarm-mismatch': [422, '报警信息不一致', 'incidentId or priority differ from what the alarm says: leave them out.'],
  'alarm-desk-only': [403, '只有坐席可以为报警派人', 'Only an operator or a supervisor sends somebody to an alarm.'],
  DUE_IN_PAST: [422, '时间已过', 'dueAt lies in the past: choose a later time.'],
  DUE_TOO_FAR: [422, '最多提前 14 天预约', 'dueAt lies more than 14 days ahead.'],
  APPOINTMENT_TOO_SOON: [422, '预约须至少提前 2 小时', 'An appointment begins at least 2 h from now: choose a later time, or order for as soon as possible.'],
  OUTSIDE_HOURS: [422, '上门服务时间为 07:00 至 21:00', 'Visits begin between 07:00 and 21:00 in Asia/Shanghai.'],
  OUTSIDE_MEAL_WINDOW: [422, '不在供餐时段内', "dueAt lies outside the item's windows: see GET /api/catalogue."],
  SAME_ORDER_STANDS: [409, '这位老人同一时段已有相同订单', 'The same item is already ordered for this elder around this time, or sent to this alarm; its number is in `standing`.'],
  ALREADY_ACKNOWLEDGED: [409, '已有人受理', 'Somebody has already acknowledged this order.'],
  WRONG_STATE: [409, '订单当前状态不允许此操作', 'The order is too far on its way, or over; its state is in `state`.'],
  CLOSED_ALREADY: [409, '订单已结案', 'The order has been closed; its reason is in `reason`.'],
  REASON_NOT_YOURS: [403, '您不能用这个原因结案', 'This reason is not one that your role may give to this order.'],
  SAFETY_NOT_VERIFIED: [422, '请先确认老人安全', 'The elder was not at home: say in safetyVerifiedBy how you know that they are safe.'],
  NO_RECEIPT: [422, '转介须有回执', 'A referral is closed with its receipt: set `receipt` when you have it.'],
  NOT_CLOSED: [409, '订单尚未结案,不能回访', 'The call-back comes after the close.'],
} satisfies ProblemTable;
