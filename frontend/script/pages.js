// On every page: htmx, bound to what the pages' policy allows.
import htmx from "htmx.org";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false; // a style element of its own, which the policy refuses
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // nothing of what a page said stays in the browser's storage
