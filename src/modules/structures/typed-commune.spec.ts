import { readTypedCommune } from './typed-commune.js';

describe('readTypedCommune', () => {
  it.each([
    ['Nancy', undefined, 'nancy', []],
    ['54000', '54000', '', []],
    ['54000 Nancy', '54000', 'nancy', []],
    ['Nancy (54000)', '54000', 'nancy', []],
    ['Nancy (54)', undefined, 'nancy', ['54']],
    ['Ajaccio ( 2a )', undefined, 'ajaccio', ['2A']],
    ['Saint-Denis (974)', undefined, 'saint denis', ['974']],
    ['St Nicolas de Port', undefined, 'saint nicolas de port', []],
    ['L’Haÿ-les-Roses', undefined, 'l hay les roses', []],
    ['  ', undefined, '', []],
  ])('reads %s', (text, postcode, key, departments) => {
    expect(readTypedCommune(text)).toMatchObject({ postcode, key, departments });
  });
});
