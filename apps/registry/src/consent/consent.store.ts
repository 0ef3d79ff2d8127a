import { Injectable } from '@nestjs/common';
import type { ConsentGiver, ConsentKind } from '#contracts/consent.js';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';

export interface ConsentFile {
  kind: ConsentKind;
  granted: boolean;
  givenBy: ConsentGiver;
  evidence: string | null;
  purpose: string;
  at: Date;
  recordedBy: string;
}

const LINES_SHOWN = 100;

@Injectable()
export class ConsentStore {
  /** The elder's place in the org tree; null outside the scope. */
  async placeOf(tx: Transaction, elderId: string): Promise<string | null> {
    const [row] = await tx.query<{ org_path: string }>('SELECT org_path FROM elder WHERE id = $1', [elderId]);
    return row?.org_path ?? null;
  }

  /** The newest first. */
  async linesOf(tx: Transaction, elderId: string): Promise<ConsentFile[]> {
    return tx.query<ConsentFile>(
      `SELECT kind, granted, given_by AS "givenBy", evidence, purpose, at, recorded_by_name AS "recordedBy" FROM consent WHERE elder_id = $1 ORDER BY seq DESC LIMIT ${LINES_SHOWN}`,
      [elderId],
    );
  }

  /** The elder's own no of this kind, and no yes since; what the family says no to meanwhile does not cover it. */
  async elderSaidNo(tx: Transaction, elderId: string, kind: ConsentKind): Promise<boolean> {
    const [row] = await tx.query<{ no: boolean }>(`SELECT NOT granted AS no FROM consent WHERE elder_id = $1 AND kind = $2 AND (granted OR given_by = 'ELDER') ORDER BY seq DESC LIMIT 1`, [elderId, kind]);
    return row?.no ?? false;
  }

  async add(tx: Transaction, elderId: string, orgPath: string, by: Account, { kind, granted, givenBy, evidence, purpose }: Omit<ConsentFile, 'at' | 'recordedBy'>): Promise<void> {
    await tx.query(
      `INSERT INTO consent (elder_id, org_path, kind, granted, given_by, evidence, purpose, at, recorded_by_account_id, recorded_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [elderId, orgPath, kind, granted, givenBy, evidence, purpose, tx.now, by.accountId, by.name],
    );
    // The desk's card shows it; one truth, written at one place.
    if (kind === 'FORCED_ENTRY') await tx.query('UPDATE elder SET forced_entry_consent = $2 WHERE id = $1', [elderId, granted]);
  }
}
