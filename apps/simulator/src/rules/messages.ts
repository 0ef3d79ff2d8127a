/** What the devices of the demo city say, as bytes that the door's formats read. One message: topic and payload. */
export interface Message {
  topic: string;
  payload: string;
}

export type Condition = 'SOS' | 'FALL' | 'SMOKE' | 'GAS' | 'LOW_BATTERY';

/** huying: `up/{id}/alarm|telemetry`; `seq` rises per device. */
export function huyingAlarm(id: string, seq: number, at: Date, type: Condition, active = true): Message {
  return { topic: `up/${id}/alarm`, payload: JSON.stringify({ seq, at: at.toISOString(), alarms: [{ type, active }] }) };
}

export function huyingTelemetry(id: string, seq: number, at: Date, battery: number): Message {
  const metrics = { battery: Math.round(battery) };
  const alarms = battery <= LOW_BATTERY_PERCENT ? [{ type: 'LOW_BATTERY', active: true }] : [];
  return { topic: `up/${id}/telemetry`, payload: JSON.stringify({ seq, at: at.toISOString(), metrics, alarms }) };
}

/** The watch protocol of 3G watches, one text frame: heartbeat with steps and battery. LEN is the content's length in hex. */
export function watchHeartbeat(id: string, steps: number, battery: number): Message {
  return frame(id, `LK,${Math.round(steps)},0,${Math.round(battery)}`);
}

export function watchHeartRate(id: string, beats: number): Message {
  return frame(id, `heart,${Math.round(beats)}`);
}

/** Bits of the status word: 16 SOS, 21 fall. No fix: the position is left out. */
export function watchAlarm(id: string, at: Date, type: 'SOS' | 'FALL', battery: number): Message {
  const [day, time] = [digits(at, 'dmy'), digits(at, 'hms')];
  const status = type === 'SOS' ? '00010000' : '00200000';
  return frame(id, `AL,${day},${time},V,0.0,N,0.0,E,0.0,0,0,0,60,${Math.round(battery)},0,0,${status}`);
}

function frame(id: string, content: string): Message {
  const number = id.replaceAll(/\D/g, '');
  const length = content.length.toString(16).padStart(4, '0').toUpperCase();
  return { topic: `watch/${id}`, payload: `[3G*${number}*${length}*${content}]` };
}

function digits(at: Date, which: 'dmy' | 'hms'): string {
  const [day, time] = at.toISOString().split('T');
  const [year, month, date] = day!.split('-');
  return which === 'dmy' ? `${date}${month}${year!.slice(2)}` : time!.slice(0, 8).replaceAll(':', '');
}

/** zigbee2mqtt: the merged state of one sensor, on the child's own topic. */
export function zigbeeState(topic: string, state: Record<string, unknown>, battery: number): Message {
  return { topic, payload: JSON.stringify({ ...state, battery: Math.round(battery), linkquality: 120, voltage: 2_900 }) };
}

/** wmbusmeters: a telegram of a cold water meter; `topic` ends with the meter's number. */
export function waterTelegram(topic: string, at: Date, volumeM3: number): Message {
  const id = topic.split('/').at(-1)!;
  const telegram = { _: 'telegram', media: 'cold water', meter: 'multical21', name: `water-${id}`, id, status: 'OK', total_m3: Number(volumeM3.toFixed(3)), timestamp: `${at.toISOString().slice(0, 19)}Z` };
  return { topic, payload: JSON.stringify(telegram) };
}

/** A device says LOW_BATTERY at or below this (own default of the judging rule). */
const LOW_BATTERY_PERCENT = 20;
