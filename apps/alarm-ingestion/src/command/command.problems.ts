import type { ProblemTable } from '#platform/problem.js';

export const COMMAND_PROBLEMS = {
  'device-not-found': [404, '找不到该设备', 'No such device in your scope: check the id.'],
  'device-not-at-home': [409, '设备未在用户家中,不能下发指令', 'The device lies in the store or was taken back: commands go to devices at home.'],
  'command-not-supported': [422, '该型号设备不支持此指令', 'This device’s format has no such command: see `available` of GET …/commands.'],
  'command-args-missing': [422, '指令缺少参数', 'SET_INTERVAL needs `args.seconds`, SET_SOS_NUMBERS `args.numbers`.'],
  'serial-missing': [422, '设备缺少序列号,无法下发指令', 'This device is addressed by its printed number, which is not in the register.'],
} satisfies ProblemTable;
