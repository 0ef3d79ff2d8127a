import type { NoticeTemplate } from '#contracts/notice.js';
import type { Outcome } from './rules/messages-for.js';
import type { NoticeLocale } from './rules/notices-for.js';

export interface NoticeParams {
  /** Masked: 张*. A text message is read by whoever holds the phone. */
  elder: string;
  /** 14:05, local. */
  time: string;
  outcome: Outcome | null;
}

/** The words of each notice. Nothing of health, no address, no full name: a text message lies open on the way. */
const TEXTS: Record<NoticeTemplate, Record<NoticeLocale, string>> = {
  ALARM_UNANSWERED: {
    'zh-CN': '【呼应】{time} {elder}家发出紧急报警,暂时无人接警。请您马上联系老人或前往查看。',
    en: '[Huying] Emergency alarm from {elder} at {time}, not yet answered by the desk. Please call or go there now.',
  },
  ALARM_RAISED: {
    'zh-CN': '【呼应】{time} {elder}家发出紧急报警,正在呼叫值班人员。',
    en: '[Huying] Emergency alarm from {elder} at {time}. The desk is being called.',
  },
  ALARM_TAKEN: { 'zh-CN': '【呼应】{time} {elder}的报警已有人接警,正在处理。', en: '[Huying] {time}: somebody at the desk has the alarm of {elder}.' },
  CONCERN_TAKEN: { 'zh-CN': '【呼应】{time} 值班人员正在了解{elder}的情况。', en: '[Huying] {time}: the desk is looking after {elder}.' },
  HELP_SENT: { 'zh-CN': '【呼应】{time} 已派人前往{elder}家。', en: '[Huying] {time}: somebody has been sent to {elder}.' },
  ALARM_CLOSED: { 'zh-CN': '【呼应】{time} {elder}的报警已处理完毕:{outcome}。', en: '[Huying] {time}: the alarm of {elder} is closed: {outcome}.' },
  VISIT_EN_ROUTE: { 'zh-CN': '【呼应】{time} 上门人员已出发去{elder}家。', en: '[Huying] {time}: the visitor is on the way to {elder}.' },
  VISIT_STARTED: { 'zh-CN': '【呼应】{time} 上门人员已到{elder}家。', en: '[Huying] {time}: the visitor has arrived at {elder}.' },
  VISIT_FINISHED: { 'zh-CN': '【呼应】{time} {elder}家的上门服务已完成。', en: '[Huying] {time}: the visit to {elder} is finished.' },
  DEVICE_SILENT: { 'zh-CN': '【呼应】{time} {elder}家有一台设备没有消息了,请看看电源和网络。', en: '[Huying] {time}: a device of {elder} has gone silent; please check power and network.' },
};

const OUTCOMES: Record<Outcome, Record<NoticeLocale, string>> = {
  SAFE: { 'zh-CN': '已确认人没事', en: 'everybody is safe' },
  HELPED: { 'zh-CN': '已有人到场或接手帮助', en: 'help came' },
  MISTAKE: { 'zh-CN': '是误报,人没事', en: 'a false alarm, everybody is safe' },
};

/** The notice's text, for a gateway that takes text; others take `template` and `params`. */
export function textOf(template: NoticeTemplate, locale: NoticeLocale, { elder, time, outcome }: NoticeParams): string {
  const words: Record<string, string> = { elder, time, outcome: outcome ? OUTCOMES[outcome][locale] : '' };
  return TEXTS[template][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}
