/**
 * The spans as anyone would draw them first: an element each, moved as the view moves. DOM: absolutely placed, `left` and
 * `width` set anew. SVG: a rectangle each, all under one transform. Wheel zooms about the pointer, Shift and wheel pans.
 */
export function plainPage(isSvg: boolean): string {
  return `<!doctype html><title>plain</title><style>
    body { margin: 0; background: #111; overflow: hidden }
    #plot { position: relative; width: 1288px; height: 560px; overflow: hidden }
    #plot div { position: absolute; border-radius: 3px; min-width: 3px }
    .queued, .wait { background: #778; fill: #778 } .ok { background: #5b5; fill: #5b5 } .init { background: #a7f; fill: #a7f }
    .running { background: #59f; fill: #59f } .error { background: #f55; fill: #f55 }
    .throttled, .throttle-wait { background: #fa3; fill: #fa3 }
  </style>${isSvg ? '<svg id="plot" preserveAspectRatio="none"><g id="all"></g></svg>' : '<div id="plot"></div>'}
  <script>(${run.toString()})(${isSvg})</script>`;
}

/** Runs in the page. */
async function run(isSvg: boolean): Promise<void> {
  const { spans, rows, endAt } = await (await fetch('/bench/spans')).json();
  const plot = document.querySelector('#plot');
  const all = document.querySelector('#all');
  if (!plot) return;
  const widthPx = 1288;
  const rowPx = 560 / rows;
  let msPerPx = endAt / widthPx;
  let leftMs = 0;
  let isAsked = false;
  const elements: { style: CSSStyleDeclaration; startAt: number; ms: number }[] = [];
  for (const [startAt, toAt, row, tone] of spans) {
    const ms = toAt - startAt;
    if (isSvg) {
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      const places = { x: startAt, y: row * rowPx, width: Math.max(1, ms), height: rowPx - 1 };
      for (const [name, value] of Object.entries(places)) rect.setAttribute(name, String(value));
      rect.setAttribute('class', tone);
      all?.append(rect);
    } else {
      const box = document.createElement('div');
      box.className = tone;
      box.style.top = `${row * rowPx}px`;
      box.style.height = `${rowPx - 1}px`;
      plot.append(box);
      elements.push({ style: box.style, startAt, ms });
    }
  }
  const draw = () => {
    isAsked = false;
    all?.setAttribute('transform', `scale(${1 / msPerPx} 1) translate(${-leftMs} 0)`);
    for (const { style, startAt, ms } of elements) {
      style.left = `${(startAt - leftMs) / msPerPx}px`;
      style.width = `${ms / msPerPx}px`;
    }
  };
  draw();
  addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (event.shiftKey) leftMs += (event.deltaX + event.deltaY) * msPerPx;
      else {
        const factor = Math.exp(event.deltaY * 0.0018);
        leftMs += event.clientX * msPerPx * (1 - factor);
        msPerPx *= factor;
      }
      if (!isAsked) requestAnimationFrame(draw);
      isAsked = true;
    },
    { passive: false },
  );
  document.title = 'ready';
}
