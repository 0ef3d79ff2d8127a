import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Unkept } from '#platform/idempotency.interceptor.js';
import { refusal } from '#platform/problem.js';
import type { ImportLine } from '../../rules/device-import.js';
import { type ImportLineRow, ImportPreview, ImportQuery, ImportResult, TemplateQuery } from './import.dto.js';
import { FAULT_WORDS, IMPORT_PROBLEMS } from './import.problems.js';
import type { ImportRecord } from './import.store.js';
import { ImportService } from './import.service.js';
import { XLSX_TYPE } from './sheet-body.js';
import { csvOf } from './write-csv.js';
import { writeWorkbook } from './write-workbook.js';

const STOREKEEPERS: Role[] = ['device-engineer', 'supervisor', 'district-officer', 'system-admin'];
const HEADER = ['设备编号', '类型', '型号', '协议', '序列号/表号', '网关', '心跳秒'];
const EXAMPLES = [
  ['SOS-420102-9001', '一键呼叫', 'HY-B1', 'huying', '', '', '900'],
  ['ZGW-420102-9001', '网关', 'ZB-GW1', 'zigbee2mqtt-json', '', '', ''],
  ['SMOKE-420102-9001', '烟感', 'ZB-SM02', 'zigbee2mqtt-json', '', 'ZGW-420102-9001', ''],
  ['WATCH-420102-9001', '手表', 'W3G-2', 'watch-protocol-3g', '3900000001', '', ''],
];

/** 到货导入: a delivery as a sheet, looked at first and written once. */
@Controller('registry/devices/imports')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  /** The columns, with examples to be overwritten. */
  @Get('template')
  @Roles(...STOREKEEPERS)
  template(@Query() { as }: TemplateQuery, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const rows = [HEADER, ...EXAMPLES];
    void reply.header('content-disposition', `attachment; filename="devices.${as}"`).type(as === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE);
    return as === 'csv' ? Buffer.from(csvOf(rows)) : writeWorkbook('设备', rows);
  }

  /** Reads the body (XLSX or CSV) and says of every row what would become of it. Nothing is written to the register. */
  @Post()
  @Unkept()
  @Roles(...STOREKEEPERS)
  async preview(@Me() me: Account, @Query() { name }: ImportQuery, @Body() file: Buffer): Promise<ImportPreview> {
    if (!Buffer.isBuffer(file) || file.length === 0) throw refusal(IMPORT_PROBLEMS, 'no-file');
    const previewed = await this.imports.preview(me, file, name ?? 'devices');
    if (!previewed.ok) throw refusal(IMPORT_PROBLEMS, previewed.why, previewed.missing ? { missing: previewed.missing } : {});
    return previewOf(previewed.record);
  }

  @Get(':id')
  @Roles(...STOREKEEPERS)
  async one(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportPreview> {
    return previewOf(await this.found(me, id));
  }

  /** Writes the good rows; the same again answers the same, without the secrets. */
  @Post(':id/commit')
  @HttpCode(200)
  @Unkept()
  @Roles(...STOREKEEPERS)
  async commit(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportResult> {
    const committed = await this.imports.commit(me, id);
    if (!committed.ok) throw refusal(IMPORT_PROBLEMS, committed.why);
    return { ...previewOf(committed.record), secrets: committed.secrets };
  }

  /** The rows that were left out, with what to do about each, to be mended and uploaded again. */
  @Get(':id/left-out')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="left-out.csv"')
  @Roles(...STOREKEEPERS)
  async leftOut(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    const { lines } = await this.found(me, id);
    const rows = lines.flatMap((line) => (line.outcome === 'error' ? [[...line.cells, String(line.row), ...both(line.faults)]] : []));
    return csvOf([[...HEADER, '行号', '如何改正', 'What to do'], ...rows]);
  }

  private async found(me: Account, id: string): Promise<ImportRecord> {
    const record = await this.imports.one(me, id);
    if (!record) throw refusal(IMPORT_PROBLEMS, 'import-not-found');
    return record;
  }
}

type Faulty = Extract<ImportLine, { outcome: 'error' }>;
const both = (faults: Faulty['faults']): [string, string] => [faults.map((fault) => FAULT_WORDS[fault][0]).join(';'), faults.map((fault) => FAULT_WORDS[fault][1]).join(' ')];

function previewOf({ id, fileName, at, byName, lines, committedAt, taken }: ImportRecord): ImportPreview {
  const count = (outcome: ImportLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  return {
    id,
    fileName,
    at: at.toISOString(),
    byName,
    counts: { ok: count('ok'), duplicate: count('duplicate'), error: count('error') },
    lines: lines.map(rowOf),
    committedAt: committedAt?.toISOString() ?? null,
    taken: taken?.length ?? null,
  };
}

function rowOf(line: ImportLine): ImportLineRow {
  const device = line.outcome === 'ok' ? line.device : null;
  const faults = line.outcome === 'error' ? line.faults : [];
  return {
    row: line.row,
    id: line.id,
    outcome: line.outcome,
    class: device?.class ?? null,
    model: device?.model ?? null,
    format: device?.format ?? null,
    gatewayId: device?.gatewayId ?? null,
    faults: faults.map((code) => ({ code, title: FAULT_WORDS[code][0], detail: FAULT_WORDS[code][1] })),
  };
}
