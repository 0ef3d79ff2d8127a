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
/** What lies in each district's store, and what has been taken back for good. */
const STORED = { perDistrict: 6, retiredPerDistrict: 2 };
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
    /** Null in the store. */
    street_code: string | null;
    class: DeviceClass;
    model: string;
    format: DeviceFormat;
    heartbeat_seconds: number;
    owner: string;
    secret_hash: string | null;
    topics: string[];
    state: DeviceState;
    issued_on: string | null;
    serial: string | null;
    gateway_id: string | null;
    place_in_home: string | null;
    activated_at: Date | null;
    last_tested_at: Date | null;
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
      rack.child('WATER', 'wmbusmeters-json', home, receiver.id, meterNumber, () => [`wmbusmeters/${receiver.id}/${meterNumber}`]);
    }
  }
  const places = [...new Map(streets.map((street) => [street.districtPath, street])).values()];
  for (const { districtPath, code } of places) rack.store(districtPath, code);
  return rack.drafts;
}

function zigbeeHome(dice: Dice, rack: DeviceRack, home: Place): void {
  const gatewayId = rack.gateway('ZGW', 'zigbee2mqtt-json', home, (id) => [`zigbee2mqtt/${id}/#`]);
  const topics = (id: string): string[] => [`zigbee2mqtt/${gatewayId}/${id}`, `zigbee2mqtt/${gatewayId}/${id}/availability`];
  const child = (kind: 'SMOKE' | 'GAS' | 'DOOR'): void => rack.child(kind, 'zigbee2mqtt-json', home, gatewayId, null, topics);
  child('SMOKE');
  if (dice.chance(SHARES.gasInZigbeeHome)) child('GAS');
  if (dice.chance(SHARES.doorInZigbeeHome)) child('DOOR');
}

/** Numbers devices by kind and street, and keeps them in the order in which they were made. */
class DeviceRack {
  readonly drafts: DeviceDraft[] = [];
  private readonly counts = new Map<string, number>();

  constructor(private readonly dice: Dice) {}

  /** A device that signs in by itself; a few were handed over and never spoke, or broke. */
  speaker(kind: 'SOS' | 'WATCH' | 'FALL', format: DeviceFormat, place: Place, topicsOf: TopicsOf): void {
    const state = this.dice.weighted<DeviceState>([['IN_USE', 965], ['ISSUED', 15], ['INSTALLED', 10], ['FAULTY', 10]]);
    // A watch's frames name it by ten digits of its own.
    const serial = format === 'watch-protocol-3g' ? String(3_000_000_000 + this.drafts.length) : null;
    this.add(kind, kind, format, place, topicsOf, newSecret(), state, { serial });
  }

  child(kind: 'SMOKE' | 'GAS' | 'DOOR' | 'WATER', format: DeviceFormat, place: Place, gatewayId: string, serial: string | null, topicsOf: TopicsOf): void {
    this.add(kind, kind, format, place, topicsOf, null, 'IN_USE', { serial, gateway_id: gatewayId });
  }

  /** What nobody has at home: new in the district's store, or worn out. */
  store(districtPath: string, anyStreet: string): void {
    const shelf: Place = { elderId: null, orgPath: districtPath, streetCode: anyStreet };
    for (let n = 0; n < STORED.perDistrict; n++) this.add('SOS', 'SOS', 'huying', shelf, (id) => [`up/${id}/+`], newSecret(), 'IN_STOCK', { street_code: null });
    for (let n = 0; n < STORED.retiredPerDistrict; n++) this.add('FALL', 'FALL', 'huying', shelf, (id) => [`up/${id}/+`], newSecret(), 'RETIRED', { street_code: null });
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
    more: Partial<DeviceDraft['row']> = {},
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
      issued_on: null,
      serial: null,
      gateway_id: null,
      place_in_home: null,
      activated_at: null,
      last_tested_at: null,
      ...more,
    };
    this.drafts.push({ row, secret });
    return id;
  }
}

/** 128 random bits. */
const newSecret = (): string => randomBytes(16).toString('base64url');
