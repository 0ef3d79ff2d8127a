import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consentRows } from '../consent/consents.seed.js';
import { FieldSeal } from '../field-seal.js';
import { accountRows, type DemoAccount } from './accounts.seed.js';
import { caregiverRows } from './caregivers.seed.js';
import { liveUpTo } from './device-life.seed.js';
import { type DeviceDraft, inventDevices } from './devices.seed.js';
import { Dice } from './dice.js';
import { type ElderDraft, inventElder } from './elders.seed.js';
import { phoneNumbers } from './people-words.js';
import { centralStreets, type SeedStreet, takeInTurn } from './places.seed.js';
import { providerRows } from './providers.seed.js';
import { SeedStore } from './seed.store.js';
import { stationRows } from './stations.seed.js';

export interface CitySize {
  elders: number;
  /** Central streets that elders live in, taken in turn from each district; 89 are all. */
  streets: number;
  caregivers: number;
}
export const DEMO_CITY: CitySize = { elders: 2000, streets: 89, caregivers: 150 };

export interface SeedOptions extends Partial<CitySize> {
  /** The owner's connection string; the schemas are migrated. */
  url: string;
  /** The same number makes the same city; only passwords and device secrets differ. */
  seed: number;
  /** Holds data-keys.json; demo-accounts.json and demo-devices.json are written here, readable by the owner alone. */
  secretsDir: string;
}

/** A device as demo-devices.json tells the simulator and the README's reader; `secret` null: it speaks through `gatewayId`. */
export interface DemoDevice {
  secret: string | null;
  gatewayId: string | null;
  elderId: string | null;
  streetCode: string;
  class: string;
  model: string;
  format: string;
  state: string;
  heartbeatSeconds: number;
  topics: string[];
}

export interface SeededCity {
  elders: number;
  devices: number;
  stations: number;
  providers: number;
  caregivers: number;
  accounts: number;
}

/** Fills an empty register with an invented city. Does nothing, and answers null, when there are elders already. */
export async function seedCity({ url, seed, secretsDir, ...size }: SeedOptions): Promise<SeededCity | null> {
  const { elders: elderCount, streets: streetCount, caregivers: caregiverCount } = { ...DEMO_CITY, ...size };
  return SeedStore.within(url, async (store) => {
    if (await store.hasElders()) return null;
    const seal = FieldSeal.from(secretsDir);
    const nextPhone = phoneNumbers(new Dice(`${seed} phones`));
    const streets = centralStreets();
    const { at, today } = await store.now();

    const elders = inventElders(new Dice(`${seed} elders`), takeInTurn(streets, streetCount), elderCount, nextPhone, seal);
    markAway(new Dice(`${seed} away`), elders, at);
    const devices = inventDevices(new Dice(`${seed} devices`), streets, elders);
    const moves = liveUpTo(new Dice(`${seed} device-life`), devices, at);
    const providers = providerRows(streets);
    const stations = stationRows(new Dice(`${seed} stations`), streets);
    const caregivers = caregiverRows(new Dice(`${seed} caregivers`), streets, caregiverCount, today, nextPhone, seal);
    const accounts = await accountRows(new Dice(`${seed} accounts`), caregivers, demoElder(elders, devices), streets);

    await store.insert('elder', elders.map(({ elder }) => elder));
    await store.insert('elder_contact', elders.flatMap(({ contacts }) => contacts));
    await store.insert('elder_beneficiary', elders.flatMap(({ classes }) => classes));
    await store.insert('consent', consentRows(elders, at));
    await store.insert('device', devices.map(({ row }) => row));
    await store.insert('device_move', moves.map((move) => ({ ...move })));
    await store.insert('station', stations.stations);
    await store.insert('station_street', stations.served);
    await store.insert('provider', providers.providers);
    await store.insert('provider_area', providers.areas);
    await store.insert('caregiver', caregivers.caregivers);
    await store.insert('caregiver_skill', caregivers.skills);
    await store.insert('caregiver_shift', caregivers.shifts);
    await store.insert('account', accounts.rows);
    // Before the commit: a city whose passwords nobody knows is worse than files without a city.
    await writeSecrets(secretsDir, accounts.demo, devices);
    return {
      elders: elders.length,
      devices: devices.length,
      stations: stations.stations.length,
      providers: providers.providers.length,
      caregivers: caregivers.caregivers.length,
      accounts: accounts.rows.length,
    };
  });
}

/** Spreads the elders over the streets by weight, at least one a street. */
function inventElders(dice: Dice, streets: SeedStreet[], count: number, nextPhone: () => string, seal: FieldSeal): ElderDraft[] {
  const weights = streets.map((street) => [street, street.weight] as const);
  return Array.from({ length: count }, (_, i) => inventElder(dice, streets[i] ?? dice.weighted(weights), i + 1, nextPhone, seal));
}

const AWAY_PERMILLE = 15;
const HOUR_MS = 3_600_000;

function markAway(dice: Dice, elders: ElderDraft[], now: Date): void {
  for (const { elder } of elders) {
    // Every row has the three columns: one insert, one shape.
    const away = dice.chance(AWAY_PERMILLE);
    const kind = dice.pick(['OUT', 'HOSPITAL', 'RELATIVES']);
    const [since, until] = [dice.between(2, 72), dice.between(12, 240)];
    elder['away_kind'] = away ? kind : null;
    elder['away_from'] = away ? new Date(now.getTime() - since * HOUR_MS) : null;
    elder['away_until'] = away ? new Date(now.getTime() + until * HOUR_MS) : null;
  }
}

/** The elder of the demo's family: in 江岸, at home, with a working button and a contact. */
function demoElder(elders: ElderDraft[], devices: DeviceDraft[]): ElderDraft {
  const withButton = new Set(devices.filter(({ row }) => row.class === 'SOS' && row.state === 'IN_USE').map(({ row }) => row.elder_id));
  const fits = ({ elder }: ElderDraft): boolean => elder.street_code.startsWith('420102') && withButton.has(elder.id) && elder['away_kind'] === null;
  return elders.find(fits) ?? elders[0]!;
}

async function writeSecrets(secretsDir: string, accounts: Record<string, DemoAccount>, devices: DeviceDraft[]): Promise<void> {
  // What lies in the store gets its secret when it is handed over.
  const atHome = devices.filter(({ row }) => row.street_code !== null);
  const demoDevices = Object.fromEntries(
    atHome.map(({ row, secret }): [string, DemoDevice] => [
      row.id,
      {
        secret,
        gatewayId: secret ? null : row.topics[0]!.split('/')[1]!,
        elderId: row.elder_id,
        streetCode: row.street_code!,
        class: row.class,
        model: row.model,
        format: row.format,
        state: row.state,
        heartbeatSeconds: row.heartbeat_seconds,
        topics: row.topics,
      },
    ]),
  );
  await mkdir(secretsDir, { recursive: true, mode: 0o700 });
  await writeFile(join(secretsDir, 'demo-accounts.json'), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await writeFile(join(secretsDir, 'demo-devices.json'), `${JSON.stringify(demoDevices, null, 1)}\n`, { mode: 0o600 });
}
