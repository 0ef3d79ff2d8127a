import { randomBytes } from 'node:crypto';
import type { Role } from '#contracts/people.js';
import { hashPassword, hashRandomPassword } from '../session/password-hash.js';
import { type CaregiverRows, DEMO_CAREGIVER } from './caregivers.seed.js';
import type { Dice } from './dice.js';
import type { ElderDraft } from './elders.seed.js';
import type { SeedStreet } from './places.seed.js';
import { PROVIDERS } from './providers.seed.js';

const CITY = '420100';
/** The demo's district officer looks after 江岸. */
const DISTRICT = '420100.420102';

/** An account as demo-accounts.json tells the person or the simulator who uses it. */
export interface DemoAccount {
  password: string;
  role: Role;
  title: string;
  accountId: string;
  orgPath: string | null;
  providerId: string | null;
  caregiverId: string | null;
  elderIds: string[];
}

interface Plan {
  username: string;
  name: string;
  role: Role;
  title: string;
  /** Where the account is managed. */
  home: string;
  orgPath?: string;
  providerId?: string;
  caregiverId?: string;
  elderIds?: string[];
}

interface AccountRows {
  rows: Record<string, unknown>[];
  /** By user name. */
  demo: Record<string, DemoAccount>;
}

/** Accounts for people, each with a password of its own, and for the simulator, which share one. */
export async function accountRows(dice: Dice, caregivers: CaregiverRows, demoElder: ElderDraft, streets: SeedStreet[]): Promise<AccountRows> {
  const rows: Record<string, unknown>[] = [];
  const demo: Record<string, DemoAccount> = {};
  const shared = newPassword();
  const sharedHash = await hashRandomPassword(shared);
  const plans = [...forPeople(caregivers, demoElder), ...forSimulator(caregivers, demoElder, streets)];
  for (const plan of plans) {
    const forMachine = plan.username.startsWith('sim-');
    const password = forMachine ? shared : newPassword();
    const accountId = dice.uuid();
    const scope = { orgPath: plan.orgPath ?? null, providerId: plan.providerId ?? null, caregiverId: plan.caregiverId ?? null, elderIds: plan.elderIds ?? [] };
    demo[plan.username] = { password, role: plan.role, title: plan.title, accountId, ...scope };
    rows.push({
      id: accountId,
      username: plan.username.toLowerCase(),
      name: plan.name,
      role: plan.role,
      org_path: plan.home,
      scope_path: scope.orgPath,
      provider_id: scope.providerId,
      caregiver_id: scope.caregiverId,
      elder_ids: scope.elderIds,
      password_hash: forMachine ? sharedHash : await hashPassword(password),
    });
  }
  return { rows, demo };
}

function forPeople({ caregivers }: CaregiverRows, { elder, contacts }: ElderDraft): Plan[] {
  const caregiver = caregivers.find(({ id }) => id === DEMO_CAREGIVER) ?? caregivers[0]!;
  const ofP01 = PROVIDERS[0]!;
  const home = elder.org_path;
  return [
    { username: 'operator', name: '周岚', role: 'operator', title: '坐席:接警与受理', home: CITY, orgPath: CITY },
    { username: 'supervisor', name: '秦越', role: 'supervisor', title: '值班长:升级与转交', home: CITY, orgPath: CITY },
    { username: 'dispatcher', name: '邹敏', role: 'provider-dispatcher', title: `服务商调度员:${ofP01.name}`, home: DISTRICT, providerId: ofP01.id },
    { username: 'caregiver', name: caregiver.name, role: 'caregiver', title: `护理员:${ofP01.name}`, home: DISTRICT, providerId: ofP01.id, caregiverId: caregiver.id },
    { username: 'district', name: '罗宁', role: 'district-officer', title: '江岸区养老服务专员', home: DISTRICT, orgPath: DISTRICT },
    { username: 'city', name: '沈彦', role: 'city-officer', title: '市级养老服务专员', home: CITY, orgPath: CITY },
    { username: 'street', name: '童欣', role: 'street-officer', title: '街道养老专员:探访与关怀', home: streetOf(home), orgPath: streetOf(home) },
    { username: 'grid', name: '程果', role: 'grid-worker', title: '网格员:手机上登记探访', home: streetOf(home), orgPath: streetOf(home) },
    { username: 'family', name: String(contacts[0]?.['name'] ?? '家属'), role: 'family', title: '家属:看到一位老人', home, elderIds: [elder.id] },
    { username: 'elder', name: elder.name, role: 'elder', title: '老人本人', home, elderIds: [elder.id] },
    { username: 'engineer', name: '贺川', role: 'device-engineer', title: '设备工程师:设备全程与到货导入', home: CITY, orgPath: CITY },
    { username: 'admin', name: '管理员', role: 'system-admin', title: '系统管理员:账号', home: CITY, orgPath: CITY },
  ];
}

function forSimulator({ caregivers }: CaregiverRows, { elder }: ElderDraft, streets: SeedStreet[]): Plan[] {
  const homeOf = new Map(streets.map((street) => [street.districtName, street.districtPath]));
  return [
    { username: 'sim-operator', name: '模拟坐席', role: 'operator', title: '模拟器:坐席', home: CITY, orgPath: CITY },
    { username: 'sim-district', name: '模拟专员', role: 'district-officer', title: '模拟器:全市区级专员', home: CITY, orgPath: CITY },
    { username: 'sim-grid', name: '模拟网格员', role: 'grid-worker', title: '模拟器:全市网格员', home: CITY, orgPath: CITY },
    { username: 'sim-family', name: '模拟家属', role: 'family', title: '模拟器:家属', home: elder.org_path, elderIds: [elder.id] },
    ...PROVIDERS.map(({ id, name, districts }): Plan => {
      const home = homeOf.get(districts[0]!)!;
      return { username: `sim-dispatch-${id}`, name: `${name}调度`, role: 'provider-dispatcher', title: `模拟器:${name}`, home, providerId: id };
    }),
    ...caregivers.map(({ id, name, org_path: home, provider_id: providerId }): Plan => ({
      username: `sim-${id}`,
      name,
      role: 'caregiver',
      title: '模拟器:护理员',
      home,
      providerId,
      caregiverId: id,
    })),
  ];
}

/** The street of a community's path. */
const streetOf = (path: string): string => path.split('.').slice(0, 3).join('.');

/** 15 characters of 90 random bits; no look-alikes are left out, since it is copied, not typed. */
const newPassword = (): string => randomBytes(12).toString('base64url').slice(0, 15);
