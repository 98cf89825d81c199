// Draws the course of an indicator from the numbers that the page carries; the table stays.
(function () {
  "use strict";
  var box = document.getElementById("chart");
  var data = document.getElementById("course");
  if (!box || !data || !window.echarts) return;
  var course = JSON.parse(data.textContent);
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var chart = null;

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function series(narrow) {
    var whole = {
      type: course.kind,
      data: course.values,
      barMaxWidth: 36,
      symbolSize: 7,
      connectNulls: false,
      itemStyle: { color: colour("--red") },
      lineStyle: { color: colour("--red"), width: 2 },
      label: {
        show: !narrow,
        position: "top",
        color: colour("--ink"),
        formatter: function (point) { return course.texts[point.dataIndex]; }
      }
    };
    var all = [whole];
    if (course.targets) {
      all.push({
        type: "line",
        data: course.targets,
        symbol: "rect",
        symbolSize: [28, 2],
        itemStyle: { color: colour("--quiet") },
        label: {
          show: !narrow,
          position: "right",
          color: colour("--quiet"),
          formatter: function (point) { return point.dataIndex === course.targets.length - 1 ? course.aim : ""; }
        },
        silent: true,
        lineStyle: { color: colour("--quiet"), type: "dashed", width: 1 }
      });
    }
    return all;
  }

  function draw() {
    var narrow = box.clientWidth < 640;
    var ink = colour("--quiet");
    if (chart) chart.dispose();
    chart = window.echarts.init(box);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      xAxis: {
        type: "category",
        data: course.names,
        axisLabel: { color: ink, interval: narrow ? "auto" : 0, rotate: course.names.length > 9 && !narrow ? 40 : 0 },
        axisLine: { lineStyle: { color: colour("--edge") } },
        axisTick: { show: false }
      },
      yAxis: {
        type: "value",
        name: course.unit,
        scale: course.kind === "line",
        // No share is more than the whole: the axis ends there, unless a number is beyond it.
        max: course.unit === "%" ? function (span) { return span.max <= 100 ? 100 : null; } : null,
        nameTextStyle: { color: ink, align: "left" },
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: colour("--line") } }
      },
      series: series(narrow)
    });
  }

  box.hidden = false;
  draw();
  dark.addEventListener("change", draw);
  var waiting = 0;
  window.addEventListener("resize", function () {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  });
})();
