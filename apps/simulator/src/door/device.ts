import { connectAsync } from 'mqtt';
import type { Message } from '../rules/messages.js';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * One short session of one device: it signs in with its own secret, says what it has to say (QoS 1: it waits until the
 * door has stored it) and sleeps again, as battery devices do.
 */
export async function speak(url: string, deviceId: string, secret: string, messages: readonly Message[]): Promise<void> {
  const line = await connectAsync(url, {
    clientId: deviceId,
    username: deviceId,
    password: secret,
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  try {
    for (const { topic, payload } of messages) await line.publishAsync(topic, payload, { qos: 1 });
  } finally {
    await line.endAsync();
  }
}
