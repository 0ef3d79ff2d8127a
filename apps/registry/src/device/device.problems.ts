import type { ProblemTable } from '#platform/problem.js';

export const DEVICE_PROBLEMS = {
  'device-not-found': [404, '找不到该设备', 'No such device in your scope: check the id.'],
  'device-state-not-possible': [409, '设备当前状态不允许此变更', 'A device can not go from its present state to this one.'],
  'home-missing': [422, '请选择发放给哪位老人', 'Handing over needs `elderId`; for a gateway of several homes `streetCode`.'],
  'place-missing': [422, '请填写安装位置', 'Installing needs `place`: where in the home it hangs or stands.'],
  'note-missing': [422, '请填写原因', 'This move needs `note`: why.'],
  'needs-test': [409, '请用一次成功的测试报警激活', 'This device is activated by a test alarm: open a test window and press it.'],
  'has-children': [409, '仍有设备通过该网关通信', 'Devices in homes speak through this gateway: take them back or give them another gateway first.'],
  'elder-not-found': [422, '找不到该老人', 'No such elder in your scope: check `elderId`.'],
  'street-not-found': [422, '找不到该街道', 'No such street in your scope: check `streetCode`.'],
  'gateway-not-found': [422, '找不到该网关', 'No gateway of this id and format in your scope that is not taken back: check `gatewayId`.'],
  'serial-missing': [422, '缺少序列号,网关无法识别该设备', 'The gateway names this device by its printed number, which is not in the register: import it with one.'],
  'replacement-not-in-stock': [422, '替换设备不在库', '`replacedBy` must be a device of the same class in the store.'],
  'speaks-through-gateway': [422, '该设备通过网关通信,没有自己的密钥', 'A gateway speaks for this device: rotate the gateway’s credentials instead.'],
  'device-retired': [409, '设备已回收', 'The device was taken back for good: it gets no credentials.'],
} satisfies ProblemTable;
export type DeviceProblem = keyof typeof DEVICE_PROBLEMS;
