import { cleanSvg } from './clean-svg.js';

describe('a drawing for our pages', () => {
  it('says in attributes what it said in styles, and nothing for scripts or the pointer', () => {
    const drawn = `<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg" version="1.1">
      <text style="font-size:14px;font-family:inherit;" fill="#000" class="zr0-cls-0" ecmeta_silent="true">1&lt;2 "à" vu</text>
      <style ><![CDATA[ .zr0-cls-0:hover { pointer-events:none; } ]]></style></svg>`;
    expect(cleanSvg(drawn, 'a')).toBe(
      '<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg"><text font-size="14" fill="#000">1&lt;2 "à" vu</text></svg>',
    );
  });

  it('keeps its ids apart from those of another', () => {
    const drawn = '<g clip-path="url(#zr0-c0)"></g><clipPath id="zr0-c0"></clipPath>';
    expect(cleanSvg(drawn, 'un')).toBe('<g clip-path="url(#unzr0-c0)"></g><clipPath id="unzr0-c0"></clipPath>');
  });

  it('tells a disc as a circle, whatever its size', () => {
    const disc = (end: string) =>
      `<path d="M1 0A1 1 0 1 1 1 -0.01${end}" transform="matrix(22,0,0,22,204.44,336.5)" fill="#fff" stroke-width="0.0454545"></path>`;
    const circle = '<circle cx="204.4" cy="336.5" r="22" fill="#fff" stroke-width="1"/>';
    expect(cleanSvg(disc(''), 'a')).toBe(circle);
    expect(cleanSvg(disc('A1 1 0 0 1 1 0'), 'a')).toBe(circle);
  });

  it('tells a straight line as steps that end where it ended', () => {
    expect(cleanSvg('<path d="M1.04 2L4.01 2.5L4.01 0L1 1.55Z"></path>', 'a')).toBe(
      '<path d="M1 2l3 0.5l0-2.5l-3 1.6Z"/>',
    );
    expect(cleanSvg('<path d="M0 0l22 0l0 14Z"></path>', 'a')).toBe('<path d="M0 0l22 0l0 14Z"/>');
  });
});
