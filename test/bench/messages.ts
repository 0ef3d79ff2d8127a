/** One message's worth of rows. */
export interface StoredMessage {
  deviceId: string;
  number: number;
  orgPath: string;
  at: string;
  metrics: string;
}

/** What a room sensor with a battery says; the same metrics at the door and for the floor. */
export const metricsOf = (n: number) => ({ temperature: 20 + (n % 50) / 10, humidity: 40 + (n % 20), steps: n % 9000, number: n });

export const telemetry = (seq: number): string => JSON.stringify({ seq, at: new Date().toISOString(), metrics: metricsOf(seq) });

export function storedMessage(deviceId: string, orgPath: string, n: number): StoredMessage {
  const at = new Date().toISOString();
  return { deviceId, orgPath, at, number: n, metrics: JSON.stringify(metricsOf(n)) };
}
