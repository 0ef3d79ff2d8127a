/** Words that the provider's, caregiver's and family's pages share. */
export const visits = {
  /** One character a service, on tiles and tags. */
  mark: { MEAL: '餐', CLEAN: '洁', MEDICAL: '医', REMOTE: '护' },
  duration: { day: '{n} 天', hour: '{n} 小时', minute: '{n} 分', second: '{n} 秒' },
  distance: { m: '{n} 米', km: '{n} 公里' },
  day: { today: '今天', tomorrow: '明天' },
  step: { accept: '接单', 'en-route': '出发', 'picked-up': '取餐', 'check-in': '签到', finish: '完成' },
  stepDone: { accept: '已接单', 'en-route': '已出发', 'picked-up': '已取餐', 'check-in': '已签到', finish: '已完成' },
  start: {
    ahead: '{time} 开始',
    soon: '{n} 分钟后',
    now: '现在',
    due: '已过 {n} 分钟',
    late: '超时 {n} 分钟',
    started: '{time} 到达',
  },
  deliver: '{time} 前送达',
  begin: '{time} 开始',
  minutes: '{n} 分钟',
  left: '剩余 {clock}',
  over: '已结束',
  merit: { FAMILIAR: '去过', GENDER_WISH: '性别合意', DIALECT: '同方言', NEAR: '1 公里内', LIGHT_DAY: '今日较闲' },
  /** Events as a story tells them. */
  event: {
    alarm: { raised: '报警', repeated: '再次报警', cleared: '设备恢复', escalated: '升级', acknowledged: '接警', 'handed-over': '移交', contacted: '联系', dispatched: '派人', 'responder-arrived': '人员到场', resolved: '处置完毕', closed: '结案', reopened: '重开' },
    order: { placed: '受理登记', acknowledged: '受理', cancelled: '取消', expired: '过期', closed: '办结', confirmed: '回访' },
    offer: { made: '发出派单', declined: '婉拒', expired: '派单超时' },
    visit: { assigned: '指派', accepted: '接单', 'en-route': '出发', 'picked-up': '取餐', started: '签到', finished: '签退', cancelled: '取消上门' },
    dispatch: { exhausted: '无人接单,转区值班' },
  },
};
