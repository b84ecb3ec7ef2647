import { ImportForm } from './import.form.js';

describe('ImportForm', () => {
  it.each([
    [{ file: null, tooLarge: true }, 'Ce fichier dépasse 250 Mo'],
    [{ file: null, tooLarge: false }, 'Choisissez le fichier de l’annuaire'],
  ])('says what is wrong with the upload %j', (upload, message) => {
    expect(new ImportForm().requireFile(upload).errorOf('file')).toContain(message);
  });

  it('has nothing to say of a file received', () => {
    const upload = { file: { path: '/tmp/x', fileName: 'annuaire.csv' }, tooLarge: false };
    expect(new ImportForm().requireFile(upload).isValid).toBe(true);
  });
});
