import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';

/** Where the templates lie: beside `src` in development, carried along in the image. */
export const VIEWS_FOLDER = join(process.cwd(), 'views');

type Template = Handlebars.TemplateDelegate<object>;

const OPTIONS: CompileOptions = { strict: true, preventIndent: true };

/** Words of a mail or a text message: no markup, so nothing to escape. Never put into a page. */
const PLAIN_TEXT = '.txt';

/** Compiles every template once, at start: a mistake in a page stops the program instead of a visit. */
export class ViewRenderer {
  private readonly engine = Handlebars.create();
  private readonly templates = new Map<string, Template>();

  constructor(folder: string = VIEWS_FOLDER) {
    this.engine.registerHelper('eq', (left: unknown, right: unknown) => left === right);
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.hbs')) continue;
      const name = relative('.', file)
        .split(sep)
        .join('/')
        .replace(/\.hbs$/, '');
      const source = readFileSync(join(folder, file), 'utf8');
      if (name.startsWith('partials/')) this.engine.registerPartial(name.slice('partials/'.length), source);
      else this.templates.set(name, this.engine.compile(source, { ...OPTIONS, noEscape: name.endsWith(PLAIN_TEXT) }));
    }
  }

  get names(): string[] {
    return [...this.templates.keys()];
  }

  /** The HTML of `template` (plain text when its name ends with « .txt ») with `model`, a plain object. Throws when the template reads a key that is not there. */
  render(template: string, model: object): string {
    const compiled = this.templates.get(template);
    if (!compiled) throw new Error(`No template ${template}`);
    return compiled(model);
  }
}
