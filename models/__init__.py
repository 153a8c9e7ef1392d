"""What is shown: item models, log store, hosts, settings. QtCore only; in step with engines through the contract."""
