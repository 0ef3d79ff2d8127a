import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { setTimer } from '#platform/timers.js';
import { SharingStore } from '../family/sharing.store.js';
import { TRAINED_DAYS } from '../rules/inactivity.js';
import { JUDGED_TYPES, limitsOf, maySet, RULES, type Setting, type SettingVerdict } from '../rules/judgement-limits.js';
import { withoutPlace } from '../rules/without-place.js';
import { LOOK_TIMER } from './judge.service.js';
import type { Judgement, JudgementChange } from './setting.dto.js';
import { SettingStore } from './setting.store.js';

type Answer = { ok: true; judgement: Judgement } | { ok: false; why: 'elder-not-found' | 'not-shared' } | Extract<SettingVerdict, { ok: false }>;
const NOT_FOUND = { ok: false, why: 'elder-not-found' } as const;

/** What the rules hold for one elder, and who has set it so. */
@Injectable()
export class SettingService {
  constructor(
    private readonly database: Database,
    private readonly store: SettingStore,
    private readonly sharing: SharingStore,
  ) {}

  async show(me: Account, elderId: string): Promise<Answer> {
    return this.database.within(scopeOf(me), async (tx) => {
      const orgPath = await this.store.orgPathOf(tx, elderId);
      if (!orgPath) return NOT_FOUND;
      if (!(await this.sharing.maySee(tx, me, elderId, 'FAMILY_SHARING'))) return { ok: false, why: 'not-shared' };
      const judgement = await this.judgementOf(tx, elderId);
      return { ok: true, judgement: (await this.sharing.maySee(tx, me, elderId, 'LOCATION')) ? judgement : unlocated(judgement) };
    });
  }

  async change(me: Account, elderId: string, { type, enabled, preset, limits, reason }: JudgementChange): Promise<Answer> {
    const setting: Setting = { type, enabled, preset: preset ?? null, limits: limits ?? {} };
    const verdict = maySet(setting);
    if (!verdict.ok) return verdict;
    return this.database.within(scopeOf(me), async (tx) => {
      const orgPath = await this.store.orgPathOf(tx, elderId);
      if (!orgPath) return NOT_FOUND;
      await this.store.add(tx, elderId, orgPath, setting, reason ?? null, me);
      // A shorter limit may hold already.
      await setTimer(tx, 'alarm-ingestion', { kind: LOOK_TIMER, subject: elderId, dueAt: tx.now });
      return { ok: true, judgement: await this.judgementOf(tx, elderId) };
    });
  }

  private async judgementOf(tx: Transaction, elderId: string): Promise<Judgement> {
    const rows = await this.store.of(tx, elderId);
    const own = rows.filter(({ holds }) => holds);
    const limits = limitsOf(await this.store.cityOf(tx), own);
    const state = await this.store.stateOf(tx, elderId);
    return {
      elderId,
      rules: JUDGED_TYPES.map((type) => ({
        type,
        limits: limits[type],
        own: own.some((setting) => setting.type === type),
        presets: Object.keys(RULES[type].presets),
        bounds: RULES[type].bounds,
      })),
      habits: Object.entries(state?.channels ?? {}).map(([channel, { baseline, activeMs }]) => ({
        channel,
        days: baseline.days,
        trained: baseline.days >= TRAINED_DAYS,
        lastSignAt: new Date(activeMs).toISOString(),
      })),
      changes: rows.map(({ type, enabled, preset, limits: set, reason, byName, at }) => ({ type, enabled, preset, limits: set, reason, byName, at: at.toISOString() })),
    };
  }
}

/** A fence stands where the elder lives. */
function unlocated({ rules, changes, ...judgement }: Judgement): Judgement {
  return {
    ...judgement,
    rules: rules.map((rule) => ({ ...rule, limits: rule.limits && withoutPlace(rule.limits) })),
    changes: changes.map((change) => ({ ...change, limits: withoutPlace(change.limits) })),
  };
}
