"""Every workload in every crisis."""
