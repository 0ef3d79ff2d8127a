import type { FieldSeal } from '../field-seal.js';
import { maskIdNumber, maskPhone } from '../rules/mask.js';
import type { Visibility } from '../rules/visibility.js';
import type { ElderCard, ElderContact, ElderDevice } from './elder.dto.js';
import type { ContactFile, ElderFile } from './elder.store.js';

/** Opens the seals and puts the masks on: the card as one who may see that much of it reads it. */
export function cardOf(file: ElderFile, contacts: ContactFile[], devices: ElderDevice[], seal: FieldSeal, visibility: Visibility): ElderCard {
  const { nameMasked, addressMasked, phoneSealed, idNumberSealed, ...open } = file;
  const idNumberMasked = idNumberSealed && maskIdNumber(seal.open('id-number', idNumberSealed));
  const card: ElderCard = {
    ...open,
    ...phonesOf(phoneSealed, seal, visibility),
    idNumberMasked,
    contacts: contacts.map((contact) => contactOf(contact, seal, visibility)),
    devices,
  };
  if (visibility !== 'MASKED') return card;
  const health = { conditions: [], allergies: [], notes: '', hearing: null };
  return { ...card, ...health, name: nameMasked, address: addressMasked, latitude: null, longitude: null, keyHolder: card.keyHolder && '***' };
}

function contactOf({ phoneSealed, nameMasked, ...contact }: ContactFile, seal: FieldSeal, visibility: Visibility): ElderContact {
  const { phoneMasked, phone } = phonesOf(phoneSealed, seal, visibility);
  return { ...contact, name: visibility === 'MASKED' ? nameMasked : contact.name, phoneMasked: phoneMasked ?? '', ...(phone ? { phone } : {}) };
}

function phonesOf(sealed: string | null, seal: FieldSeal, visibility: Visibility): { phoneMasked: string | null; phone?: string } {
  if (!sealed) return { phoneMasked: null };
  const phone = seal.open('phone', sealed);
  return { phoneMasked: maskPhone(phone), ...(visibility === 'PLAIN' ? { phone } : {}) };
}
