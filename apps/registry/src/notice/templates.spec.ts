import { NOTICE_TEMPLATES } from '#contracts/notice.js';
import { textOf } from './templates.js';

const params = { elder: '张*', time: '14:05', outcome: 'SAFE' as const };

describe.each(NOTICE_TEMPLATES)('%s', (template) => {
  it.each(['zh-CN', 'en'] as const)('says who and when in %s, leaves no gap, and fits two text messages', (locale) => {
    const text = textOf(template, locale, params);
    expect(text).toContain('张*');
    expect(text).toContain('14:05');
    expect(text).not.toMatch(/[{}]/);
    expect(text.length).toBeLessThan(140);
  });
  it.each(['zh-CN', 'en'] as const)('says nothing of health in %s', (locale) =>
    expect(textOf(template, locale, params)).not.toMatch(/跌|摔|心率|血|体征|病|烟|燃气|水|fall|heart|blood|smoke|gas|water/i),
  );
});

it('says how an alarm ended', () => expect(textOf('ALARM_CLOSED', 'zh-CN', { ...params, outcome: 'MISTAKE' })).toContain('误报'));
