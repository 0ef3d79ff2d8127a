import { mayBePassword } from './password.js';

describe('a new password', () => {
  it.each(['correct-horse-battery', '长江大桥在武昌汉阳之间架起来', 'q8#Lmz0!vT2x'])('may be %s', (password) =>
    expect(mayBePassword(password, 'lihua')).toEqual({ ok: true }),
  );

  it.each([
    ['elevenchars', 'password-too-short'],
    ['x1y2z3'.repeat(30), 'password-too-long'],
    ['aaaaaaaaaaaaaa', 'password-too-simple'],
    ['123456789012', 'password-too-simple'],
    ['abcdefghijklmn', 'password-too-simple'],
    ['my-LiHua-password', 'password-has-name'],
  ])('may not be %s: %s', (password, why) => expect(mayBePassword(password, 'lihua')).toEqual({ ok: false, why }));
});
