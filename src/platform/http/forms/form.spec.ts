import { IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { errorSummary, textField } from './fields.js';
import { Form, readForm } from './form.js';
import { AsInteger, AsList } from './transforms.js';

class Visit extends Form {
  @IsNotEmpty({ message: 'Écrivez un nom.' })
  @MaxLength(10, { message: 'Gardez dix signes.' })
  name: string;

  @IsOptional()
  @AsInteger()
  @IsIn([1, 2], { message: 'Choisissez 1 ou 2.' })
  floor?: number;

  @AsList()
  @IsIn(['a', 'b'], { each: true, message: 'Choisissez dans la liste.' })
  topics: string[] = [];
}

describe('reading a form', () => {
  it('trims, composes accents, drops NUL and converts', async () => {
    const form = await readForm(Visit, { name: '  E\u0301mi\u0000lie ', floor: '2', topics: 'a' });
    expect(form.isValid).toBe(true);
    expect([form.name, form.floor, form.topics]).toEqual(['Émilie', 2, ['a']]);
  });

  it('gives every message at once, in the order of the fields, and keeps what was typed', async () => {
    const form = await readForm(Visit, { name: 'Un nom bien trop long', floor: 'douze' });
    expect(errorSummary(form)).toEqual([
      { href: '#name', text: 'Gardez dix signes.' },
      { href: '#floor', text: 'Choisissez 1 ou 2.' },
    ]);
    expect(textField(form, 'floor', 'Étage').value).toBe('douze');
    expect(form.topics).toEqual([]);
  });

  it('takes one value for a field that is not a list, and all of them for a list', async () => {
    const form = await readForm(Visit, { name: ['un', 'deux'], topics: ['a', 'b'] });
    expect([form.name, form.topics]).toEqual(['un', ['a', 'b']]);
  });

  it.each([undefined, null, 'texte', 12, []])('says what is missing in %j', async (body) => {
    const form = await readForm(Visit, body);
    expect(form.errorOf('name')).toBe('Écrivez un nom.');
  });

  it('does not look at what the form does not declare', async () => {
    const body = JSON.parse(
      '{"name":"Ana","isValid":"1","errors":"x","constructor":"x","__proto__":["x"],"reject":"x"}',
    ) as object;
    const form = await readForm(Visit, body);
    expect(form.isValid).toBe(true);
    expect(form).toBeInstanceOf(Visit);
    expect(form.errors).toEqual([]);
  });

  it('says no to a field for a reason found later, the first reason staying', () => {
    const form = new Visit().reject('name', 'Ce nom est pris.').reject('name', 'Autre chose.');
    expect(form.errorOf('name')).toBe('Ce nom est pris.');
    expect(form.isValid).toBe(false);
  });
});
