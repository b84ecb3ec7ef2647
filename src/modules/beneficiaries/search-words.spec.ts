import { searchWords, swaps } from './search-words.js';

describe('what is typed in the search', () => {
  it.each([
    ['Marie Martin', ['Marie', 'Martin']],
    ['  Éloïse   d’Arc ', ['Éloïse', 'd’Arc']],
    ['06 12 34 56 78', ['0612345678']],
    ['06.12.34', ['061234']],
    ['+33 6 12', ['+33612']],
    ['0033 6 12', ['+33612']],
    ['+33 (0)6 12 34', ['+3361234']],
    ['martin 06 12 nancy', ['martin', '0612', 'nancy']],
    ['Vézelise, Jean-Luc', ['Vézelise', 'Jean-Luc']],
    ['- ’ %', []],
    ['', []],
    ['a b c d e f g h', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['Nguyễn Łucja', ['Nguyễn', 'Łucja']],
  ])('%j is %j', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });
});

describe('letters typed in the wrong order', () => {
  it('are put back two by two', () => {
    expect(swaps('jaen')).toEqual(['ajen', 'jean', 'jane']);
  });

  it('are not looked for in short words, phones and doubled letters', () => {
    expect(swaps('luc')).toEqual([]);
    expect(swaps('0612')).toEqual([]);
    expect(swaps('anna')).toEqual(['nana', 'anan']);
  });
});
