/**
 * A chart by ECharts, which is fetched when the first one is shown. It takes its colours from the page, follows the
 * scheme, and is walked through with the arrow keys; the numbers themselves stand in the table beside it.
 */
class Chart extends HTMLElement {
  #data = null;
  #chart = null;
  #at = -1;
  #said = null;
  #resized = new ResizeObserver(() => this.#chart?.resize());
  #scheme = new MutationObserver(() => this.#draw());
  #dark = window.matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#draw();

  connectedCallback() {
    this.tabIndex = 0;
    this.setAttribute('role', 'group');
    if (!this.#said) {
      this.#said = document.createElement('span');
      this.#said.className = 'heard-only';
      this.#said.setAttribute('aria-live', 'polite');
      this.append(document.createElement('div'), this.#said);
      this.firstChild.setAttribute('aria-hidden', 'true');
      this.addEventListener('keydown', event => this.#walk(event));
      this.addEventListener('blur', () => this.#leave());
    }
    this.#resized.observe(this);
    this.#scheme.observe(document.documentElement, { attributeFilter: ['style', 'class', 'theme'] });
    this.#dark.addEventListener('change', this.#redraw);
    this.#draw();
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    this.#scheme.disconnect();
    this.#dark.removeEventListener('change', this.#redraw);
    this.#chart?.dispose();
    this.#chart = null;
  }

  set data(json) {
    this.#data = JSON.parse(json);
    this.#draw();
  }

  /** Saves what is seen as a picture. */
  png(name) {
    if (!this.#chart) return;
    const link = document.createElement('a');
    link.href = this.#chart.getDataURL({ pixelRatio: 2, backgroundColor: getComputedStyle(this).backgroundColor });
    link.download = name;
    link.click();
  }

  async #draw() {
    if (!this.isConnected || !this.#data) return;
    const echarts = await import('./echarts.esm.min.js');
    if (!this.isConnected) return;
    this.#chart ??= echarts.init(this.firstChild, null, { renderer: 'canvas' });
    this.#chart.setOption(this.#option(), true);
    this.setAttribute('drawn', '');
  }

  #option() {
    const style = getComputedStyle(this);
    const look = { ink: style.color, line: style.borderTopColor, brand: style.outlineColor, paper: style.backgroundColor };
    const data = this.#data;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const base = {
      animation: !still,
      color: [look.brand, '#8a6fd1', '#d18b2c', '#4c8fd6', '#c8586c', '#6f9a3d', '#8894a0'],
      textStyle: { fontFamily: style.fontFamily, color: look.ink },
      tooltip: { trigger: data.kind === 'donut' || data.kind === 'box' ? 'item' : 'axis', confine: true,
        backgroundColor: look.paper, borderColor: look.line, textStyle: { color: look.ink },
        formatter: shown => this.#words((Array.isArray(shown) ? shown[0] : shown).dataIndex) },
    };
    const names = data.points.map(point => point.name);
    const values = data.points.map(point => point.value);
    const scale = { type: 'value', axisLabel: { color: look.ink, formatter: value => this.#short(value) },
      splitLine: { lineStyle: { color: look.line } }, scale: data.unit === 'PERCENT' };
    const labels = { type: 'category', data: names, axisLabel: { color: look.ink, hideOverlap: true },
      axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false } };
    const grid = { left: 8, right: 16, top: 16, bottom: 8, containLabel: true };
    switch (data.kind) {
      case 'bar':
        return { ...base, grid, xAxis: scale, yAxis: { ...labels, inverse: true, axisLabel: { color: look.ink } },
          series: [{ type: 'bar', data: values, barMaxWidth: 18, itemStyle: { borderRadius: [0, 3, 3, 0] } }] };
      case 'column':
        return { ...base, grid, xAxis: labels, yAxis: scale,
          series: [{ type: 'bar', data: values, barMaxWidth: 28, itemStyle: { borderRadius: [3, 3, 0, 0] } }] };
      case 'stacked':
        return { ...base, grid, xAxis: { ...scale, show: false }, yAxis: { type: 'category', data: [''], show: false },
          legend: { bottom: 0, textStyle: { color: look.ink } },
          tooltip: { ...base.tooltip, trigger: 'item', formatter: shown => this.#words(shown.seriesIndex) },
          series: data.points.map(point => ({ type: 'bar', stack: 'all', name: point.name, data: [point.value], barWidth: 28 })) };
      case 'donut':
        return { ...base, series: [{ type: 'pie', radius: ['48%', '72%'],
          label: { color: look.ink, formatter: '{b}' }, itemStyle: { borderColor: look.paper, borderWidth: 2 },
          data: data.points.map(point => ({ name: point.name, value: point.value })) }] };
      case 'box':
        return { ...base, grid, xAxis: scale, yAxis: { type: 'category', data: [''], axisLine: { show: false }, axisTick: { show: false } },
          tooltip: { ...base.tooltip, formatter: () => data.points.map((_, at) => this.#words(at)).join('<br>') },
          series: [{ type: 'boxplot', data: [values], boxWidth: [16, 36],
            itemStyle: { color: 'transparent', borderColor: look.brand, borderWidth: 2 } }] };
      default:
        return { ...base, grid, xAxis: { ...labels, boundaryGap: false }, yAxis: scale,
          series: [{ type: 'line', data: values, smooth: .25, symbolSize: 5, showSymbol: values.length < 40,
            connectNulls: false, areaStyle: { opacity: .12 } }] };
    }
  }

  #words(at) {
    const point = this.#data.points[at];
    const text = document.createElement('span');
    text.textContent = point.name + ': ' + point.said;
    return text.innerHTML;
  }

  #short(value) {
    switch (this.#data.unit) {
      case 'PENCE': return '£' + Math.round(value / 100).toLocaleString('en-GB');
      case 'PERCENT': return value + ' %';
      default: return value.toLocaleString('en-GB');
    }
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !this.#data?.points.length) return;
    event.preventDefault();
    this.#at = Math.max(0, Math.min(this.#data.points.length - 1, this.#at < 0 && step < 0 ? Infinity : this.#at + step));
    const point = this.#data.points[this.#at];
    this.#said.textContent = point.name + ': ' + point.said;
    const place = this.#data.kind === 'stacked' ? { seriesIndex: this.#at, dataIndex: 0 } : { seriesIndex: 0, dataIndex: this.#at };
    this.#chart?.dispatchAction({ type: 'showTip', ...place });
  }

  #leave() {
    this.#at = -1;
    this.#said.textContent = '';
    this.#chart?.dispatchAction({ type: 'hideTip' });
  }
}

customElements.define('latchkey-chart', Chart);
