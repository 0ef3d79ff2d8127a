import type { AlarmType } from '#contracts/alarm.js';

/** What the device said, in one plain sentence for the person who answers. The desk's language is Chinese. */
const SENTENCES: Readonly<Record<AlarmType, string>> = {
  SOS: '老人按下了紧急呼叫按钮',
  FALL: '设备判断老人可能跌倒',
  SMOKE: '烟感探测到烟雾',
  GAS: '燃气探测器报警',
  CO: '一氧化碳探测器报警',
  VITAL_RED: '体征参考分达到红色',
  VITAL_AMBER: '体征参考分达到橙色',
  WATER_LOW: '家中 12 小时用水不足 10 升',
  WATER_HIGH: '家中 24 小时用水超过 2 立方米',
  WATER_LEAK: '水浸传感器或水表报漏水',
  POWER_IDLE: '家中 24 小时没有用电活动',
  DOOR_IDLE: '24 小时没有开过门',
  PIR_IDLE: '白天 5 小时没有活动',
  GEOFENCE_EXIT: '老人离开了安全范围',
  BED_EXIT_LONG: '夜间离床超过 30 分钟',
  CARE_CALL_MISSED: '2 小时内 3 次关怀电话无人接听',
  GENERAL: '设备发来未说明类型的报警',
  OFFLINE: '设备失联',
  LOW_BATTERY: '设备电量低',
  TAMPER: '设备被拆动或受干扰',
  REMOVED: '设备已摘下',
  FAULT: '设备自报故障',
};

interface Facts {
  type: AlarmType;
  count: number;
  cleared: boolean;
  cancelledByWearer: boolean;
}

export function sayAlarm({ type, count, cleared, cancelledByWearer }: Facts): string {
  const times = count > 1 ? `,共 ${count} 次` : '';
  const after = cancelledByWearer ? ';佩戴者已在 30 秒内取消,仍需确认' : cleared ? ';设备随后报告已恢复' : '';
  return `${SENTENCES[type]}${times}${after}。`;
}
