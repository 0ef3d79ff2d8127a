import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceClass, DeviceFormat, DeviceState } from '#contracts/device.js';
import type { Role } from '#contracts/people.js';

/** An account as demo-accounts.json tells it. */
export interface DemoAccount {
  password: string;
  role: Role;
  accountId: string;
  providerId: string | null;
  caregiverId: string | null;
  elderIds: string[];
}

/** A device as demo-devices.json tells it; `secret` null: it speaks through `gatewayId`. */
export interface DemoDevice {
  secret: string | null;
  gatewayId: string | null;
  elderId: string | null;
  streetCode: string;
  class: DeviceClass;
  format: DeviceFormat;
  state: DeviceState;
  heartbeatSeconds: number;
  topics: string[];
}

export const readAccounts = (folder: string): Map<string, DemoAccount> => read<DemoAccount>(folder, 'demo-accounts.json');
export const readDevices = (folder: string): Map<string, DemoDevice> => read<DemoDevice>(folder, 'demo-devices.json');

function read<T>(folder: string, name: string): Map<string, T> {
  return new Map(Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, T>));
}
