/** Horizontal bars with a mark at the target; figures stand beside the bars as text. */

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ChartData } from '../contract.ts';

export function BarChart({ chart }: { chart: ChartData }): VNode {
  const figures = chart.items.flatMap((item) => [item.value ?? 0, item.target ?? 0]);
  const longest = Math.max(...figures, chart.unit === '%' ? 100 : 0) || 1;
  const hasTargets = chart.items.some((item) => typeof item.target === 'number');
  return html`
    <figure class="chart">
      <figcaption>${chart.title}${hasTargets ? html`<span class="chart-key">Chỉ tiêu</span>` : null}</figcaption>
      <ul>
        ${chart.items.map((item) => html`<${Bar} item=${item} unit=${chart.unit} longest=${longest} />`)}
      </ul>
    </figure>
  `;
}

interface BarProps {
  item: ChartData['items'][number];
  unit: string | null;
  longest: number;
}

function Bar({ item, unit, longest }: BarProps): VNode {
  const share = (value: number) => `${Math.max(0, Math.min(100, (value / longest) * 100))}%`;
  const target = typeof item.target === 'number' ? item.target : null;
  const words = item.value === null ? 'chưa có dữ liệu' : withUnit(item.value, unit);
  return html`
    <li class="chart-row">
      <span class="chart-label">${item.label}</span>
      <span class="chart-figure">
        ${words}${target === null ? null : html`<span class="muted">${' / '}${withUnit(target, unit)}</span>`}
      </span>
      <span class="chart-track" aria-hidden="true">
        ${item.value === null ? null : html`<span class="chart-bar" style=${{ width: share(item.value) }}></span>`}
        ${target === null ? null : html`<span class="chart-target" style=${{ left: share(target) }}></span>`}
      </span>
      ${item.note ? html`<span class="chart-note muted">${item.note}</span>` : null}
    </li>
  `;
}

function withUnit(value: number, unit: string | null): string {
  const figure = value.toLocaleString('vi-VN', { maximumFractionDigits: 3 });
  if (unit === null || unit === '') return figure;
  return unit === '%' ? `${figure}%` : `${figure} ${unit}`;
}
