/** Words that the provider's, caregiver's and family's pages share. */
export const visits = {
  duration: { day: '{n} 天', hour: '{n} 小时', minute: '{n} 分', second: '{n} 秒' },
  distance: { m: '{n} 米', km: '{n} 公里' },
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
};
