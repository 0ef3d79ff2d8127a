import type { ProblemTable } from '#platform/problem.js';

/** Every `why` of the care rules as the door says it. */
export const CARE_PROBLEMS = {
  'elder-not-in-care': [404, '找不到这位老人', 'No such elder is cared for in your scope: check the id.'],
  'call-not-found': [404, '找不到这次关怀电话', 'No such care call in your scope: check the id.'],
  'need-not-found': [404, '找不到这条需求', 'No such need in your scope: check the id.'],
  'no-plan': [404, '这位老人没有关怀电话计划', 'No care calls are planned for this elder.'],
  'care-ended': [409, '这位老人已不在关怀名单中', 'Care of this elder has ended: nobody visits and nobody calls.'],
  'way-not-yours': [403, '您只能登记电话或视频探访', 'Only those who go to the door record a visit at the door: send way VIDEO or PHONE.'],
  'findings-missing': [422, '请填写探访情况', 'The elder was met: say in `findings` how each aspect was found.'],
  'mood-missing': [422, '请选择老人的精神状态', 'The elder answered: say in `mood` how they seemed.'],
  'handled-already': [409, '这条需求已处理', 'Somebody has already seen to this need.'],
  'order-unknown': [422, '订单不属于这位老人', 'orderId names no order of this elder in your scope.'],
  UNTIL_PAST: [422, '截止日期已过', 'until lies in the past: choose a later day.'],
  UNTIL_TOO_FAR: [422, '人工分级最长半年', 'until lies more than 183 days ahead.'],
  VISITED_IN_FUTURE: [422, '探访时间在未来', 'visitedAt lies in the future.'],
  VISITED_TOO_LONG_AGO: [422, '只能补录 24 小时内的探访', 'visitedAt lies more than 24 h back.'],
  WINDOW_OUTSIDE_HOURS: [422, '通话时段须在 08:00 至 18:00', 'The window must lie between 08:00 and 18:00, so that three attempts end before 20:00.'],
  WINDOW_TOO_SHORT: [422, '通话时段至少 30 分钟', 'The window must be at least 30 minutes long.'],
  CALL_OVER: [409, '这次关怀电话已结束', 'This call is over: see its state.'],
  OUTSIDE_CALL_HOURS: [409, '08:00 至 20:00 之外不打关怀电话', 'Care calls are made between 08:00 and 20:00 in Asia/Shanghai.'],
  TOO_EARLY: [409, '还没到再次拨打的时间', 'The next attempt is due at `nextAt`.'],
  'call-held': [409, '同事正在拨打', 'A colleague is making this call; see `holder`.'],
} satisfies ProblemTable;
