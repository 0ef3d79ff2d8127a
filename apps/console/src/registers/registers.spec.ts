import { ROLES } from '#contracts/people.js';
import { HOME } from '../session/home.js';
import { registersFor } from './registers.js';

it('leaves no role whose home is a register before a closed door', () => {
  for (const role of ROLES) {
    const [, area, register] = HOME[role].split('/');
    if (area === 'registers') expect(registersFor(role)).toContain(register);
  }
});
