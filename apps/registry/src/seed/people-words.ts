import type { Dice } from './dice.js';

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'];
const GIVEN = {
  F: [[...'桂秀玉淑兰凤素翠春美金月慧惠巧腊瑞雪菊冬'], [...'兰英珍华芳梅珠琴香荣莲清芝娥云霞玲仙贞蓉']],
  M: [[...'国建德志永文正明长光家福振宗克兴世守汉春'], [...'平华强民生明贵林清发安堂仁义才根富山忠汉']],
} as const;

export type Gender = 'F' | 'M';

/** An invented name of the kind that people of that age bear; who bears it for real is chance. */
export function inventName(dice: Dice, gender: Gender, surname = dice.pick(SURNAMES)): string {
  const [first, second] = GIVEN[gender];
  return surname + (dice.chance(120) ? '' : dice.pick(first)) + dice.pick(second);
}

/** Numbers of one made-up block, 199 0000 xxxx, each given once. */
export function phoneNumbers(dice: Dice): () => string {
  const block = dice.shuffled(Array.from({ length: 10_000 }, (_, n) => n));
  return () => {
    const n = block.pop();
    if (n === undefined) throw new Error('The made-up block of 10,000 phone numbers is used up: seed a smaller city.');
    return `1990000${String(n).padStart(4, '0')}`;
  };
}

export const LANES = ['和平里', '同兴里', '昌年里', '汉润里', '泰安里', '三德里', '坤厚里', '咸安坊', '大陆坊', '首善里', '长清里', '延昌里', '福忠里', '江汉村'];
export const CONDITIONS = ['高血压', '2型糖尿病', '冠心病', '慢阻肺', '骨关节炎', '白内障', '脑卒中后遗症', '骨质疏松', '帕金森病', '慢性肾病', '房颤'];
export const ALLERGIES = ['青霉素', '磺胺类', '海鲜', '头孢类'];
export const HEARING = ['左耳听力弱', '请大声慢说', '佩戴助听器', '电话里听不清,优先上门'];
export const BEST_HOURS = ['08:00-10:00', '09:00-11:30', '14:30-17:00', '15:00-18:00'];
export const NOTES = [
  '行动慢,请多等一会儿再敲门',
  '家中有猫,进门后请随手关门',
  '午睡 12:30-14:00',
  '楼道无灯,夜间请带手电',
  '不吃香菜,少盐',
  '拄拐,浴室有扶手',
  '子女在外地,每晚通电话',
  '门铃坏了,请敲门',
];
/** Relation and the weight with which it stands first in the list of contacts. */
export const RELATIONS: readonly (readonly [string, Gender, number])[] = [
  ['女儿', 'F', 32],
  ['儿子', 'M', 30],
  ['儿媳', 'F', 8],
  ['女婿', 'M', 6],
  ['邻居', 'F', 8],
  ['侄子', 'M', 5],
  ['孙女', 'F', 6],
  ['老同事', 'M', 5],
];
