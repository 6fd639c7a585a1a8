import { expect, it } from 'vitest';
import { letterHtml } from './letter-html';

it('a text stays text: tags are shown, not read', () => {
  const html = letterHtml('ru', 'Привет, <b onclick="x">Анна</b> & Ко\nвторая\n\nновый');
  expect(html).toContain(
    '<p>Привет, &lt;b onclick=&quot;x&quot;&gt;Анна&lt;/b&gt; &amp; Ко<br>вторая</p>\n<p>новый</p>',
  );
});

it('a link leads where it is told to, without the full stop behind it; javascript: is none', () => {
  const linkOf = (url: string) => `https://x.example/?to=${encodeURIComponent(url)}&y`;
  const html = letterHtml('en', 'See https://shop.example/a?b=1&c=2. javascript:alert(1)', {
    linkOf,
  });
  expect(html).toContain(
    'See <a href="https://x.example/?to=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1%26c%3D2&amp;y">https://shop.example/a?b=1&amp;c=2</a>. javascript:alert(1)',
  );
});
