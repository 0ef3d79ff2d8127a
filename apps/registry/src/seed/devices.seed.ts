import { createHash, randomBytes } from 'node:crypto';
import type { DeviceClass, DeviceFormat, DeviceState } from '#contracts/device.js';
import type { Dice } from './dice.js';
import type { ElderDraft } from './elders.seed.js';
import type { SeedStreet } from './places.seed.js';

/** Which homes have what, in permille of the elders; the zigbee homes share smoke, gas and door sensors by a gateway of their own. */
const SHARES = { sos: 450, watch: 150, fall: 50, zigbeeHome: 100, water: 175, gasInZigbeeHome: 600, doorInZigbeeHome: 750 };
/** Practice: 15 min for mains and mobile devices; zigbee batteries report daily (25 h with slack); meters hourly. */
const HEARTBEATS: Record<DeviceClass, number> = {
  SOS: 900,
  WATCH: 900,
  FALL: 900,
  SMOKE: 90_000,
  GAS: 90_000,
  CO: 90_000,
  LEAK: 90_000,
  WATER: 3600,
  POWER: 3600,
  DOOR: 90_000,
  MOTION: 90_000,
  BED: 900,
  VITALS: 90_000,
  GATEWAY: 900,
};
const MODELS: Record<string, string> = {
  SOS: 'HY-B1',
  WATCH: 'W3G-2',
  FALL: 'HY-F1',
  SMOKE: 'ZB-SM02',
  GAS: 'ZB-GS01',
  DOOR: 'ZB-MC01',
  WATER: 'WM-DN15',
  ZGW: 'ZB-GW1',
  WGW: 'WM-GW1',
};

export interface DeviceDraft {
  row: {
    id: string;
    elder_id: string | null;
    org_path: string;
    street_code: string;
    class: DeviceClass;
    model: string;
    format: DeviceFormat;
    heartbeat_seconds: number;
    owner: string;
    secret_hash: string | null;
    topics: string[];
    state: DeviceState;
    issued_on: string;
  };
  /** What the device holds; null for a child behind a gateway. */
  secret: string | null;
}

interface Place {
  elderId: string | null;
  orgPath: string;
  streetCode: string;
}

/** The topics of a device, once its id is known. */
type TopicsOf = (id: string) => string[];

/** Every device of the city. Secrets are truly random; everything else comes from the dice. */
export function inventDevices(dice: Dice, streets: SeedStreet[], elders: ElderDraft[]): DeviceDraft[] {
  const rack = new DeviceRack(dice);
  const receivers = new Map(streets.map((street) => [street.code, { street, id: null as string | null }]));
  for (const { elder } of elders) {
    const home: Place = { elderId: elder.id, orgPath: elder.org_path, streetCode: elder.street_code };
    if (dice.chance(SHARES.sos)) rack.speaker('SOS', 'huying', home, (id) => [`up/${id}/+`]);
    if (dice.chance(SHARES.watch)) rack.speaker('WATCH', 'watch-protocol-3g', home, (id) => [`watch/${id}`]);
    if (dice.chance(SHARES.fall)) rack.speaker('FALL', 'huying', home, (id) => [`up/${id}/+`]);
    if (dice.chance(SHARES.zigbeeHome)) zigbeeHome(dice, rack, home);
    if (dice.chance(SHARES.water)) {
      const receiver = receivers.get(elder.street_code)!;
      const street: Place = { elderId: null, orgPath: receiver.street.path, streetCode: elder.street_code };
      receiver.id ??= rack.gateway('WGW', 'wmbusmeters-json', street, (id) => [`wmbusmeters/${id}/+`]);
      const meterNumber = String(10_000_000 + rack.drafts.length);
      rack.child('WATER', 'wmbusmeters-json', home, () => [`wmbusmeters/${receiver.id}/${meterNumber}`]);
    }
  }
  return rack.drafts;
}

function zigbeeHome(dice: Dice, rack: DeviceRack, home: Place): void {
  const gatewayId = rack.gateway('ZGW', 'zigbee2mqtt-json', home, (id) => [`zigbee2mqtt/${id}/#`]);
  const topics = (id: string): string[] => [`zigbee2mqtt/${gatewayId}/${id}`, `zigbee2mqtt/${gatewayId}/${id}/availability`];
  rack.child('SMOKE', 'zigbee2mqtt-json', home, topics);
  if (dice.chance(SHARES.gasInZigbeeHome)) rack.child('GAS', 'zigbee2mqtt-json', home, topics);
  if (dice.chance(SHARES.doorInZigbeeHome)) rack.child('DOOR', 'zigbee2mqtt-json', home, topics);
}

/** Numbers devices by kind and street, and keeps them in the order in which they were made. */
class DeviceRack {
  readonly drafts: DeviceDraft[] = [];
  private readonly counts = new Map<string, number>();

  constructor(private readonly dice: Dice) {}

  /** A device that signs in by itself; a few were handed over and never spoke, or broke. */
  speaker(kind: 'SOS' | 'WATCH' | 'FALL', format: DeviceFormat, place: Place, topicsOf: TopicsOf): void {
    const state = this.dice.weighted<DeviceState>([['IN_USE', 965], ['ISSUED', 25], ['FAULTY', 10]]);
    this.add(kind, kind, format, place, topicsOf, newSecret(), state);
  }

  child(kind: 'SMOKE' | 'GAS' | 'DOOR' | 'WATER', format: DeviceFormat, place: Place, topicsOf: TopicsOf): void {
    this.add(kind, kind, format, place, topicsOf, null, 'IN_USE');
  }

  gateway(prefix: 'ZGW' | 'WGW', format: DeviceFormat, place: Place, topicsOf: TopicsOf): string {
    return this.add(prefix, 'GATEWAY', format, place, topicsOf, newSecret(), 'IN_USE');
  }

  private add(
    prefix: string,
    deviceClass: DeviceClass,
    format: DeviceFormat,
    place: Place,
    topicsOf: TopicsOf,
    secret: string | null,
    state: DeviceState,
  ): string {
    const district = place.streetCode.slice(0, 6);
    const number = (this.counts.get(prefix + district) ?? 0) + 1;
    this.counts.set(prefix + district, number);
    const id = `${prefix}-${district}-${String(number).padStart(4, '0')}`;
    const row = {
      id,
      elder_id: place.elderId,
      org_path: place.orgPath,
      street_code: place.streetCode,
      class: deviceClass,
      model: MODELS[prefix]!,
      format,
      heartbeat_seconds: HEARTBEATS[deviceClass],
      owner: this.dice.weighted([['GOVERNMENT', 70], ['PROVIDER', 12], ['FAMILY', 18]]),
      secret_hash: secret && createHash('sha256').update(secret).digest('hex'),
      topics: topicsOf(id),
      state,
      issued_on: '2026-01-05',
    };
    this.drafts.push({ row, secret });
    return id;
  }
}

/** 128 random bits. */
const newSecret = (): string => randomBytes(16).toString('base64url');
