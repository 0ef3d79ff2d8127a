import { DEVICE_FORMATS } from '#contracts/device.js';
import type { ProblemTable } from '#platform/problem.js';
import type { ImportFault } from '../../rules/device-import.js';

export const IMPORT_PROBLEMS = {
  'import-not-found': [404, '找不到该导入', 'No such import in your scope: upload the file again.'],
  'no-file': [400, '请选择文件', 'Send the file as the body, with the content type of XLSX or text/csv.'],
  'not-a-workbook': [422, '无法读取该文件,请另存为 .xlsx 或 .csv', 'This is neither an XLSX workbook nor a CSV text: save it again as .xlsx or .csv (old .xls and encrypted files are not read).'],
  'workbook-too-large': [422, '文件展开后过大', 'Unpacked, the workbook is over 20 MB or 200 parts, or packed more than 100 to 1: copy the rows into a new sheet.'],
  'too-many-rows': [422, '一次最多导入 5000 行', 'A delivery has at most 5,000 rows: split it.'],
  'columns-missing': [422, '缺少必需的列', 'The first row must head the columns: see `missing`, or take the template.'],
  'rows-missing': [422, '文件没有数据行', 'Below the header there is no row.'],
  'no-org-scope': [403, '您没有可入库的管辖区域', 'Deliveries go into the store of an org scope, and this account has none.'],
} satisfies ProblemTable;
export type ImportProblem = keyof typeof IMPORT_PROBLEMS;

/** What to do about a fault of a row: Chinese, English. */
export const FAULT_WORDS: Record<ImportFault, readonly [title: string, detail: string]> = {
  'id-missing': ['填写设备编号', 'Fill in the device id.'],
  'id-bad': ['设备编号只能用字母、数字、点、横线和下划线,3–64 位,以字母或数字开头', 'Use 3 to 64 letters, digits, dots, dashes or underscores; begin with a letter or digit.'],
  'id-twice': ['同一文件中编号重复,请保留一行', 'This id stands twice in the file: keep one of the rows.'],
  'class-unknown': ['类型请填 SOS、WATCH、SMOKE 等代码或“一键呼叫”“手表”“烟感”等名称', 'Give the class by its code (SOS, WATCH, SMOKE …) or its Chinese name.'],
  'model-missing': ['填写型号', 'Fill in the model.'],
  'model-bad': ['型号最多 60 字,且不能以 = + - @ 开头', 'The model has at most 60 signs and does not begin with = + - @.'],
  'format-unknown': [`协议请填以下之一:${DEVICE_FORMATS.join('、')}`, `Use one of these formats: ${DEVICE_FORMATS.join(', ')}.`],
  'serial-bad': ['序列号/表号以字母或数字开头,最多 64 位,不能含 + 和 #', 'The serial begins with a letter or digit, has 64 signs at most, and holds no + and no #.'],
  'serial-needed': ['手表,以及按表号或序列号识别的设备,需要填写序列号/表号', 'Watches, and what its gateway knows by a number, need their serial.'],
  'gateway-unknown': ['网关未登记,或与设备协议不同:先导入网关,或改正编号', 'No gateway of this id and format is registered or in this file: import it first, or mend the id.'],
  'gateway-not-asked': ['该设备直接联网,请清空网关列', 'This device signs in by itself: leave the gateway empty.'],
  'heartbeat-bad': ['心跳秒数为 60 至 604800 的整数,可留空', 'The heartbeat is a whole number from 60 to 604800 seconds, or empty.'],
  formula: ['单元格含公式,请粘贴为数值', 'A cell holds a formula: paste it as a value.'],
};
