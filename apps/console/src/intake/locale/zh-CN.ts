export const intake = {
  search: {
    label: '来电老人',
    placeholder: '姓名、电话、街道或设备编号',
    help: '输入来电号码的全部 11 位,或姓名的一部分。按 / 回到这里。',
    none: '没有找到“{q}”',
    noneHelp: '核对号码;电话须输入完整号码。也可以按姓名或街道再找。',
    results: '找到 {n} 位',
    change: '换一位老人',
  },
  order: { title: '新订单', pick: '先找到来电的老人', pickHelp: '左侧输入号码或姓名。选中后在这里下单,费用和时间在提交前就能看到。' },
  recent: { title: '这位老人的订单', empty: '还没有订单' },
  web: { title: '待受理网单', empty: '没有等待受理的网单', emptyHelp: '家属和老人在网上提交的订单会出现在这里。受理目标 3 分钟,限时 30 分钟。', take: '接手' },
};
